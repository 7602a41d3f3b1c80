/** The shape a translation must have: the same keys as the English catalog, any text. */
export type Catalog<T> = { [K in keyof T]: T[K] extends string ? string : Catalog<T[K]> };
