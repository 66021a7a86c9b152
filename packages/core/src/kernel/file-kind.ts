/** What may be handed in as a file, by the ending of its name. Nothing here is opened; it is kept and handed out as it came. */
const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  txt: 'text/plain',
  wps: 'application/vnd.ms-works',
  et: 'application/vnd.ms-excel',
  zip: 'application/zip',
}

/** Endings of files that may be handed in, for the choice of files in the browser. */
export const fileEndings: readonly string[] = Object.keys(mediaTypes)

/** The media type of a file that is handed in; null when such a file is not taken. */
export const fileMediaType = (name: string): string | null =>
  (name.includes('.') && mediaTypes[name.split('.').at(-1)?.toLowerCase() ?? '']) || null

const PDF = [0x25, 0x50, 0x44, 0x46]
const ZIP = [0x50, 0x4b]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

/** How files of an ending begin. Endings that are left out may begin anyhow: text is no more than text, and a treasury's .xls may be HTML. */
const beginnings: Readonly<Record<string, readonly (readonly number[])[]>> = {
  pdf: [PDF],
  ofd: [ZIP],
  jpg: [[0xff, 0xd8, 0xff]],
  jpeg: [[0xff, 0xd8, 0xff]],
  png: [[0x89, 0x50, 0x4e, 0x47]],
  docx: [ZIP],
  xlsx: [ZIP],
  zip: [ZIP],
  wps: [OLE, ZIP],
  et: [OLE, ZIP],
}

/** Whether a file is what its ending says, judged by its first bytes. A renamed program, or a file cut off at its head, is not. */
export function beginsAsNamed(name: string, bytes: Uint8Array): boolean {
  const known = beginnings[name.split('.').at(-1)?.toLowerCase() ?? '']
  return known === undefined || known.some((start) => start.every((byte, i) => bytes[i] === byte))
}
