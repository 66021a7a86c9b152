/** The Content-Disposition of a download: the name as it is (RFC 5987), and an ASCII one for old programs. */
export function disposition(name: string): string {
  const clean = name.replace(/[\p{Cc}/\\]/gu, '_')
  const plain = clean.replace(/[^\x20-\x7e]|["%;]/g, '_')
  const full = encodeURIComponent(clean).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`
}
