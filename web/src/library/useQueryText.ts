// A text that is typed, and follows in the address a moment later: can be shared, without a step back for every letter.
import { useEffect, useRef, useState } from "react";
import { useLocation, useSearch } from "wouter";

const MOMENT = 180;

/** [what stands in the box, what stands in the address, change] */
export function useQueryText(name: string): [typed: string, settled: string, type: (text: string) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const settled = new URLSearchParams(search).get(name) ?? "";
  const [typed, setTyped] = useState(settled);
  const written = useRef(settled);
  useEffect(() => {
    // Back, forward and links change the address under the box; what was written from it is no news to it.
    if (settled !== written.current) setTyped(settled);
    written.current = settled;
  }, [settled]);
  useEffect(() => {
    if (typed.trim() === settled) return;
    const timer = setTimeout(() => {
      const query = new URLSearchParams(location.search);
      written.current = typed.trim();
      if (typed.trim()) query.set(name, typed.trim());
      else query.delete(name);
      const text = query.toString();
      navigate(text ? `${path}?${text}` : path, { replace: true });
    }, MOMENT);
    return () => clearTimeout(timer);
  }, [typed, settled, name, path, navigate]);
  return [typed, settled, setTyped];
}
