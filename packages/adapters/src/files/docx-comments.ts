import { posix } from 'node:path'
import { momentText } from '@rongheng/core/kernel/time'
import type { PlacedComment } from '@rongheng/core/report/check/document-reader'
import { relations } from './package-relations.ts'
import type { ZipEntries } from './zip-entries.ts'

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The part that holds a document's comments: the author's own, or one to be made. */
export type CommentsPart = { readonly part: string; readonly exists: boolean; readonly firstId: number }

/** Where new comments go, and the first number that is free. */
export async function newComment(zip: ZipEntries, bodyPart: string, body: string): Promise<CommentsPart> {
  const found = (await relations(zip, bodyPart)).find((r) => r.type === 'comments')?.target
  const exists = found !== undefined && zip.names.includes(found)
  const part = found ?? posix.join(posix.dirname(bodyPart), 'comments.xml')
  const used = exists ? await zip.text(part) : ''
  const ids = [...`${body}${used}`.matchAll(/<w:comment(?:RangeStart|Reference)?\s[^>]*?w:id="(\d+)"/g)]
  const firstId = ids.reduce((most, m) => Math.max(most, Number(m[1])), -1) + 1
  return { part, exists, firstId }
}

/** The parts of the package that change when comments are added: the comments, and what leads to them. */
export async function addToPackage(
  zip: ZipEntries,
  bodyPart: string,
  { part, exists }: CommentsPart,
  comments: readonly { id: number; comment: PlacedComment }[],
): Promise<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>()
  const put = (name: string, text: string) => parts.set(name, Buffer.from(text))
  const written = comments.map(({ id, comment }) => commentXml(id, comment)).join('')
  if (exists) {
    const before = await zip.text(part)
    const end = before.lastIndexOf('</w:comments>')
    const opened =
      end >= 0 ? before.slice(0, end) : before.replace(/<w:comments([^>]*)\/>\s*$/, '<w:comments$1>')
    put(part, `${opened}${written}</w:comments>`)
    return parts
  }
  put(part, `${HEAD}<w:comments xmlns:w="${WORD}">${written}</w:comments>`)
  const types = await zip.text('[Content_Types].xml')
  put(
    '[Content_Types].xml',
    inserted(types, 'Types', `<Override PartName="/${part}" ContentType="${TYPE}"/>`),
  )
  const links = posix.join(posix.dirname(bodyPart), '_rels', `${posix.basename(bodyPart)}.rels`)
  const before = zip.names.includes(links)
    ? await zip.text(links)
    : `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
  let number = 1
  while (before.includes(`"rIdCheck${number}"`)) number += 1
  const link = `<Relationship Id="rIdCheck${number}" Type="${RELATION}" Target="/${part}"/>`
  put(links, inserted(before, 'Relationships', link))
  return parts
}

function inserted(xml: string, root: string, piece: string): string {
  const end = xml.lastIndexOf(`</${root}>`)
  return end >= 0
    ? xml.slice(0, end) + piece + xml.slice(end)
    : xml.replace(new RegExp(`<${root}([^>]*)/>`), `<${root}$1>${piece}</${root}>`)
}

function commentXml(id: number, { text, author, at }: PlacedComment): string {
  // Word shows the time as it stands there, and takes no notice of zones.
  const date = `${momentText(at).replace(' ', 'T')}Z`
  const lines = text.split('\n').map((line, i) => {
    const mark = i === 0 ? '<w:r><w:annotationRef/></w:r>' : ''
    return `<w:p>${mark}<w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`
  })
  const initials = escaped([...author].slice(0, 2).join(''))
  return `<w:comment w:id="${id}" w:author="${escaped(author)}" w:date="${date}" w:initials="${initials}">${lines.join('')}</w:comment>`
}

const escaped = (text: string): string =>
  text
    .replace(/[^\t\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
