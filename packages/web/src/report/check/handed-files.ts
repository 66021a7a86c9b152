import { fittingName } from './fitting-name.ts'

/** The files that were handed in from this window, by check. The browser forgets them when the window closes. */
const handed = new Map<string, readonly File[]>()

/** Keeps hold of the files of a check, so that comments can be written into them without asking for them again. */
export function rememberFiles(checkId: string, files: readonly File[]): void {
  handed.set(checkId, [...(handed.get(checkId) ?? []), ...files])
}

/** The file of that name and size as it was handed in; undefined after the window was opened anew. */
export const handedFile = (
  checkId: string,
  wanted: { readonly name: string; readonly sizeBytes: number },
): File | undefined =>
  handed
    .get(checkId)
    ?.find((file) => fittingName(file.name) === wanted.name && file.size === wanted.sizeBytes)
