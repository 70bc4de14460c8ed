// Ties the page's h1 to what surrounds it: the title of the window, and the focus after a change of page.
import { type RefObject, useEffect, useRef } from "react";

export function useHeading(main: RefObject<HTMLElement | null>, path: string): void {
  const before = useRef(path);
  useEffect(() => {
    const root = main.current;
    if (!root) return;
    const name = () => {
      const heading = root.querySelector("h1")?.textContent?.trim();
      const title = heading ? `${heading} · Tidings` : "Tidings";
      if (document.title !== title) document.title = title;
    };
    name();
    const observer = new MutationObserver(name);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [main]);
  const back = useRef(false);
  useEffect(() => {
    const onBack = () => {
      back.current = true;
    };
    addEventListener("popstate", onBack);
    return () => removeEventListener("popstate", onBack);
  }, []);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    // Who reads by ear hears the new page from its start; who went back finds the place where they were.
    main.current?.focus({ preventScroll: true });
    if (!back.current) scrollTo(0, 0);
    back.current = false;
  }, [main, path]);
}
