/** How far a level of the timeline stands to the right, px. */
export const INDENT_PX = 14;
/** Width of the mark that folds a loop; rows without one leave it free. */
export const FOLD_PX = 18;
