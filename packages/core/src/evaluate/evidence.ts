/** What may be handed in as evidence, by the ending of its name. Nothing here is opened; it is kept and handed out as it came. */
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

/** Endings of evidence files, for the choice of files in the browser. */
export const evidenceEndings: readonly string[] = Object.keys(mediaTypes)

/** The media type of an evidence file; null when such a file is not taken. */
export const evidenceMediaType = (name: string): string | null =>
  (name.includes('.') && mediaTypes[name.split('.').at(-1)?.toLowerCase() ?? '']) || null
