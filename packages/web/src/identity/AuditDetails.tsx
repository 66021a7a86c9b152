import { actorText } from '@rongheng/core/identity/act-words'
import type { AuditRow } from '@rongheng/core/identity/audit'
import { momentText } from '@rongheng/core/kernel/time'
import { sentence } from '../api/sentence.ts'
import { DescriptionList } from '../ui/DescriptionList.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useLanguage, useText } from '../ui/text.tsx'
import { identityPageWords } from './words.ts'

/** Everything one audit row says, its hashes included. */
export function AuditDetails({ row, unitName }: { row: AuditRow; unitName: string }) {
  const marks = usePunctuation()
  const t = useText(identityPageWords)
  const { language } = useLanguage()
  const hash = (text: string | null) =>
    text ? <code className="identity-hash">{text}</code> : t('audit.nothing')
  return (
    <DescriptionList
      rows={[
        { name: t('audit.at'), value: momentText(row.at) },
        { name: t('audit.unit'), value: unitName },
        { name: t('audit.actor'), value: actorText(language, row) },
        { name: t('audit.actor-id'), value: row.actorId },
        {
          name: t('audit.action'),
          value: `${sentence(language, `act.${row.action}`)}${marks.aside(row.action)}`,
        },
        { name: t('audit.subject'), value: row.subjectName || t('audit.nothing') },
        { name: t('audit.subject-id'), value: row.subjectId || t('audit.nothing') },
        { name: t('audit.result'), value: t(`audit.result.${row.result}`) },
        { name: t('audit.from'), value: `${t(`audit.via.${row.via}`)} ${row.ip}` },
        { name: t('audit.request'), value: row.requestId },
        { name: t('audit.before'), value: hash(row.beforeSm3) },
        { name: t('audit.after'), value: hash(row.afterSm3) },
        { name: t('audit.prev'), value: hash(row.prevSm3) },
        { name: t('audit.own'), value: hash(row.sm3) },
      ]}
    />
  )
}
