/** A list that the server answers whole, for parts made for lists read page by page. */
type WholeQuery = { isPending: boolean; isError: boolean; error: unknown; refetch(): unknown };

export function singlePage({ isPending, isError, error, refetch }: WholeQuery) {
  return {
    isPending,
    isError,
    error,
    refetch,
    hasNextPage: false,
    isFetchingNextPage: false,
    fetchNextPage: () => undefined,
  };
}
