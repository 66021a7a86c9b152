import type { Severity } from '@rongheng/core/watch/severity'
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx'
import { useText } from '../../ui/text.tsx'
import { verdictWords } from '../words.ts'

const tones: Record<Severity, Tone> = { urgent: 'bad', important: 'warn', notice: 'info' }

/** 紧急, 重要 or 提示, in words with their colour. */
export function SeverityTag({ severity }: { severity: Severity }) {
  const t = useText(verdictWords)
  return <StatusTag tone={tones[severity]}>{t(`severity.${severity}`)}</StatusTag>
}
