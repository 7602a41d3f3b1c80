/** Step runs of a lane that are read at a time. */
export const LANE_PAGE = 200;
