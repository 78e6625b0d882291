/** @returns a function that passes `value` on to `use` unless it is the same as last time. Only for plain data. */
export function whenChanged<Value>(use: (value: Value) => void): (value: Value) => void {
  let last: string | undefined;
  return (value) => {
    const now = JSON.stringify(value);
    if (now === last) return;
    last = now;
    use(value);
  };
}
