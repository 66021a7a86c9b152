import { watchApi } from '@rongheng/core/watch/api'
import type { Check } from '@rongheng/core/watch/check'
import { Input } from 'antd'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { checkViewWords } from './check-page-words.ts'
import { copiesIn } from './copies-in.ts'

/** Sets up the same check for each line of a list: a name and an address. */
export function CopyToMany({ check }: { check: Check }) {
  const t = useText(checkViewWords)
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const [lines, setLines] = useState('')
  const copy = useWrite(watchApi.copyCheck)
  const copies = copiesIn(lines)
  return (
    <>
      <ActionButton label={t('many')} onPress={() => setOpen(true)} />
      <Dialog open={open} title={t('many.title', { name: check.name })} onClose={() => setOpen(false)}>
        <ErrorSummary error={copy.error} />
        <p>{t('many.help')}</p>
        <label className="field">
          {t('many.lines')}
          <Input.TextArea
            value={lines}
            autoSize={{ minRows: 5, maxRows: 14 }}
            placeholder={t('many.example')}
            onChange={(event) => setLines(event.target.value)}
          />
        </label>
        <div className="dialog-actions">
          <ActionButton
            label={t('many.make', { count: copies.length })}
            primary
            pending={copy.isPending}
            disabledReason={copies.length === 0 ? t('many.none') : null}
            onPress={() =>
              copy.mutate(
                { checkId: check.id, copies },
                {
                  onSuccess: ({ made, there }) => {
                    toast(t('many.done', { made: made.length, there: there.length }))
                    setOpen(false)
                    setLines('')
                  },
                },
              )
            }
          />
        </div>
      </Dialog>
    </>
  )
}
