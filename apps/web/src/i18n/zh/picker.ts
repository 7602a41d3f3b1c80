export const picker = {
  tabs: { label: '步骤类别', all: '全部', builtIn: '内置', custom: '自定义', recent: '最近使用' },
  back: '返回连接器列表',
  list: '可添加的步骤',
  trail: { label: '经过的流程', back: '返回“{{name}}”', gone: '已不存在的流程' },
  empty: {
    custom: '这里是您自己的积木：团队中每个带手动触发器且已发布的流程，都可以作为步骤调用。',
    recent: '您添加过的步骤会出现在这里，最近的排在最前。可从“全部”、拖拽或 Ctrl+K 添加步骤。',
  },
};
