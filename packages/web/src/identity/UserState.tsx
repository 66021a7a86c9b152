import type { User } from '@rongheng/core/identity/user'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { identityPageWords } from './words.ts'

/** Whether an account is in use, and what stands out about it. */
export function UserState({ user }: { user: User }) {
  const t = useText(identityPageWords)
  const tone = { active: 'good', disabled: 'neutral', frozen: 'warn' } as const
  return (
    <span className="identity-tags">
      <StatusTag tone={tone[user.state]}>{t(`user.state.${user.state}`)}</StatusTag>
      {user.mustChange && user.state === 'active' && <StatusTag tone="info">{t('user.one-time')}</StatusTag>}
      {user.isExample && <StatusTag tone="neutral">{t('user.example')}</StatusTag>}
    </span>
  )
}
