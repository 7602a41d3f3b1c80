export const picture = {
  menu: 'More',
  png: 'Image of the flow (PNG)',
  svg: 'Image of the flow (SVG)',
  saved: 'The image is in your downloads',
  failed: 'The image could not be made. Try the SVG, which has no limit of size.',
};
