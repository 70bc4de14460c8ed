// A value once it has rested: for boxes that ask the server while somebody types.
import { useEffect, useState } from "react";

export function useSettled<T>(value: T, wait = 200): T {
  const [settled, set] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => set(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return settled;
}
