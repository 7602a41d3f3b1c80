export const picture = {
  menu: '更多',
  png: '导出流程图片（PNG）',
  svg: '导出流程图片（SVG）',
  saved: '图片已保存到下载文件夹',
  failed: '图片生成失败。请尝试 SVG 格式，其尺寸不受限制。',
};
