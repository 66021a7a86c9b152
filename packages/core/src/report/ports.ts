import type { ReportModel } from './model.ts'

/** What is printed on every page beside the text: the verification code of a signed version, that it is a draft, or nothing on a letter. */
export type Seal = { readonly code: string | null; readonly letter?: true }

/** Port: turns a report model into files. The same model and seal give the same bytes. */
export type ReportRenderer = {
  readonly docx: (model: ReportModel, seal: Seal) => Promise<Uint8Array>
  /** The attachment with this key alone, as a workbook. */
  readonly xlsx: (model: ReportModel, attachmentKey: string, seal: Seal) => Promise<Uint8Array>
}

/** Port: an office program that turns a .docx into PDF, when this machine has one. */
export type PdfMaker = {
  /** The program found, for people to read ("LibreOffice 7.4"); null when there is none and the page's print style is the way. */
  readonly program: () => Promise<string | null>
  /** The PDF, or why the program failed or took too long. */
  readonly toPdf: (docx: Uint8Array) => Promise<{ pdf: Uint8Array } | { failed: string }>
}

/** Port: an office program that turns a file of one kind into another, when this machine has one. */
export type OfficeConverter = {
  /** The new file, or why there is none; null when there is no program. */
  readonly convert: (
    bytes: Uint8Array,
    from: 'doc' | 'docx',
    to: 'docx' | 'pdf',
  ) => Promise<{ bytes: Uint8Array } | { failed: string } | null>
}
