/** The mark of the program: two pans in balance. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#0b5cab" />
      <path
        d="M7 12h18M16 7v18M10 25h12M9 12l-3 7a3.4 3.4 0 0 0 6 0zM23 12l-3 7a3.4 3.4 0 0 0 6 0z"
        fill="none"
        stroke="#fff"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
