/**
 * A number as somebody typed it, in plain digits: "１，２００．5" → "1200.5". Full-width digits and signs become plain ones,
 * spaces and thousand separators go. Whether it is a number, and of which kind, is for the caller to say.
 */
export const plainNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    // Only what parts thousands: "6,5" may mean 6.5, and must not become 65.
    .replace(/,(?=\d{3}(?!\d))/g, '')
    .replace(/[−–—]/g, '-')
    .replace(/。/g, '.')
