import { type CheckView, reportCheckApi } from '@rongheng/core/report/check/api'
import { useDownload, useWrite } from '../../api/use-write.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmAction } from '../../ui/ConfirmAction.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useGo } from '../../ui/use-go.ts'
import { AnnotatedWord } from './AnnotatedWord.tsx'
import { checkWords } from './check-words.ts'

const FORMATS = ['xlsx', 'json', 'letter'] as const

/** What can be taken away from a check, and what comes after it. */
export function CheckActions({ check }: { check: CheckView }) {
  const t = useText(checkWords)
  const go = useGo()
  const file = useDownload(reportCheckApi.exportFindings)
  const readable = check.documents.length > 0
  return (
    <>
      <ErrorSummary error={file.error} title={t('take.failed')} />
      {readable && (
        <>
          <ActionButton
            label={t('again')}
            primary
            onPress={() => go(`/report/checks/new?previous=${check.id}`)}
          />
          <AnnotatedWord check={check} />
          {FORMATS.map((format) => (
            <ActionButton
              key={format}
              label={t(`take.${format}`)}
              pending={file.isPending && file.variables.format === format}
              onPress={() => file.mutate({ checkId: check.id, format })}
            />
          ))}
          <ActionButton label={t('print')} onPress={() => window.print()} />
        </>
      )}
      {!readable && <ActionButton label={t('new')} primary onPress={() => go('/report/checks/new')} />}
      <RemoveCheck check={check} />
    </>
  )
}

/** Removes a check, after asking. */
export function RemoveCheck({ check }: { check: CheckView }) {
  const t = useText(checkWords)
  const toast = useToast()
  const go = useGo()
  const remove = useWrite(reportCheckApi.removeCheck)
  return (
    <ConfirmAction
      label={t('remove')}
      title={t('remove.title')}
      danger
      onConfirm={async () => {
        await remove.mutateAsync({ checkId: check.id })
        toast(t('remove.done'))
        go('/report/checks')
      }}
    >
      <p>{t('remove.help')}</p>
    </ConfirmAction>
  )
}
