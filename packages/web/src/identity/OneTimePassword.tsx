import type { User } from '@rongheng/core/identity/user'
import { Button } from 'antd'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { identityPageWords } from './words.ts'

/** A one-time password, shown once. */
export function OneTimePassword(p: { made: { user: User; oneTimePassword: string }; onDone: () => void }) {
  const t = useText(identityPageWords)
  const toast = useToast()
  const { name, userName } = p.made.user
  // Over plain http to another machine browsers offer no clipboard: the text can still be selected.
  const copy = async () => {
    await navigator.clipboard.writeText(p.made.oneTimePassword)
    toast(t('one-time.copied'))
  }
  return (
    <section className="identity-one-time" role="status">
      <h2>{t('one-time.title')}</h2>
      <p>
        <code>{p.made.oneTimePassword}</code>{' '}
        {'clipboard' in navigator && (
          <Button size="small" onClick={() => void copy()}>
            {t('one-time.copy')}
          </Button>
        )}
      </p>
      <p>{t('one-time.help', { name, userName })}</p>
      <Button type="primary" onClick={p.onDone}>
        {t('one-time.done')}
      </Button>
    </section>
  )
}
