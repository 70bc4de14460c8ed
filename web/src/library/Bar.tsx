// A small bar beside a number that says the same.
export function Bar({ share }: { share: number }) {
  return (
    <svg className="lib-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="lib-bar-ground" width="100" height="8" />
      <rect className="lib-bar-ink" width={Math.max(1, share * 100)} height="8" />
    </svg>
  );
}
