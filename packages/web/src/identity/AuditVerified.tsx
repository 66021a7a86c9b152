import type { identityApi } from '@rongheng/core/identity/api'
import type { z } from 'zod'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { minuteText } from './moment-text.ts'
import { identityPageWords } from './words.ts'

/** What a verification of the chains found: each unit's chain, whole or broken where. */
export function AuditVerified({ found }: { found: z.output<typeof identityApi.verifyAudit.output> }) {
  const t = useText(identityPageWords)
  return (
    <section className="identity-verified" role="status">
      <h2>
        {t('audit.verified')} <small>{minuteText(found.checkedAt)}</small>
      </h2>
      <ul>
        {found.chains.map(({ unitId, unitName, rows, broken }) => (
          <li key={unitId}>
            {unitName || unitId}{' '}
            {broken ? (
              <StatusTag tone="bad">{t(`audit.broken.${broken.kind}`, { seq: broken.seq })}</StatusTag>
            ) : (
              <StatusTag tone="good">{t('audit.whole', { rows })}</StatusTag>
            )}
          </li>
        ))}
      </ul>
      {found.anchorsBroken !== null ? (
        <StatusTag tone="bad">{t('audit.anchors-broken', { at: found.anchorsBroken })}</StatusTag>
      ) : (
        <p>
          {found.anchoredUntilOn
            ? t('audit.anchored', { day: found.anchoredUntilOn })
            : t('audit.not-anchored')}
        </p>
      )}
    </section>
  )
}
