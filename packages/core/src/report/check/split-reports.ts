import { plainText } from './plain-text.ts'
import type { ReadDocument } from './read-document.ts'
import type { Structure } from './structure.ts'

/**
 * Which files belong to one report, by their places in the list. Two reports on other projects or years that were handed in
 * together are kept apart: their numbers have nothing to say to each other. A form goes with the report whose project it
 * names, else with the first.
 */
export function splitReports(
  documents: readonly ReadDocument[],
  structures: readonly Structure[],
): readonly (readonly number[])[] {
  const groups: { readonly who: Identity; readonly files: number[] }[] = []
  const forms: number[] = []
  documents.forEach((document, file) => {
    const structure = structures[file]
    if (!structure || !isReport(structure)) {
      forms.push(file)
      return
    }
    const who = identityOf(document, structure)
    const own = groups.find((group) => !differ(group.who, who))
    if (own) own.files.push(file)
    else groups.push({ who, files: [file] })
  })
  if (groups.length < 2) return [documents.map((_, file) => file)]
  for (const file of forms) {
    const text = openingOf(documents[file])
    const own = groups.find(({ who }) => who.name !== '' && text.includes(who.name)) ?? groups[0]
    own?.files.push(file)
  }
  return groups.map(({ files }) => files.toSorted((a, b) => a - b))
}

/** A text with a title and parts of its own, not a form. */
const isReport = ({ type, title, headings }: Structure): boolean =>
  title !== null &&
  ['evaluation-report', 'self-evaluation', 'department'].includes(type) &&
  headings.filter((h) => h.part !== null).length >= 3

/** Whose report it is: the name of the project without the words that every title has, and its year. */
type Identity = { readonly name: string; readonly year: number | null }

const GENERAL =
  /20\d{2}|年度?|关于|支出|项目|资金|预算|财政|重点|专项|部门|单位|整体|绩效|评价|自评|自我|总结|报告|情况|草稿|[^一-龥]/g

function identityOf(document: ReadDocument, { title, year }: Structure): Identity {
  const at = title?.block ?? 0
  const below = document.blocks[at + 1]
  const named = below?.kind === 'paragraph' && /^\s*[(（〔].*[)）〕]\s*$/.test(below.text) ? below.text : ''
  return { name: plainText(`${title?.text ?? ''}${named}`).replace(GENERAL, ''), year }
}

const differ = (a: Identity, b: Identity): boolean =>
  (a.year !== null && b.year !== null && a.year !== b.year) ||
  (a.name.length > 1 && b.name.length > 1 && !a.name.includes(b.name) && !b.name.includes(a.name))

/** What stands at the beginning of a form, where it names its project. */
const openingOf = (document: ReadDocument | undefined): string =>
  plainText(
    (document?.blocks ?? [])
      .slice(0, 6)
      .map((block) =>
        block.kind === 'paragraph'
          ? block.text
          : [block.title, ...block.cells.slice(0, 12).map((c) => c.text)].join(''),
      )
      .join(''),
  ).replace(GENERAL, '')
