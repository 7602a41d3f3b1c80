/** JSONata's deep equality: same type and value, keys in any order. A bigint equals only a bigint. */
export function isDeepEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, at) => isDeepEqual(item, right[at]));
  }
  if (Array.isArray(left) || Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every(
      (key) => Object.hasOwn(right, key) && isDeepEqual(Reflect.get(left, key), Reflect.get(right, key)),
    )
  );
}
