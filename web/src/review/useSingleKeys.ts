// Whether single keys do something: who dictates, or strikes keys by accident, can turn them off.
import { useState } from "react";

const NAME = "tidings.keys";

export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [on, set] = useState(() => localStorage.getItem(NAME) !== "off");
  return [on, (next) => {
    localStorage.setItem(NAME, next ? "on" : "off");
    set(next);
  }];
}
