import { ActionButton } from '../../ui/ActionButton.tsx'
import { useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { agentPageWords } from './words.ts'

/** The command that registers an agent, with its one-time code: shown once. */
export function OnceCommand({ code, onDone }: { code: string; onDone: () => void }) {
  const t = useText(agentPageWords)
  const toast = useToast()
  const command = `DATA_DIR=/var/lib/rongheng-agent npx rongheng agent --server ${location.origin} --code ${code}`
  const isPrivate =
    location.protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname)
  const copy = () => {
    // Without HTTPS the browser keeps the clipboard to itself; the command can be selected all the same.
    void navigator.clipboard?.writeText(command).then(() => toast(t('copied')))
  }
  return (
    <section className="wg-once" role="alert">
      <h2>{t('code.title')}</h2>
      <p>{t('code.once')}</p>
      <code className="wg-command">{command}</code>
      {!isPrivate && <p className="wg-trouble">{t('code.plain')}</p>}
      <div className="wg-acts">
        {'clipboard' in navigator && <ActionButton label={t('copy')} onPress={copy} />}
        <ActionButton label={t('code.done')} onPress={onDone} />
      </div>
    </section>
  )
}
