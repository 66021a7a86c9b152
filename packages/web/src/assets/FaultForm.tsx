import { assetsApi } from '@rongheng/core/assets/api'
import type { AssetEvent } from '@rongheng/core/assets/history'
import type { StoredFile } from '@rongheng/core/kernel/file'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useUpload, useWrite } from '../api/use-write.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { FormField } from '../ui/FormField.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { assetWords } from './words.ts'

/** Reports a fault of a system or device, with a picture or without: made for a telephone in one hand. */
export function FaultForm({ subjectId, onDone }: { subjectId: AssetEvent['subjectId']; onDone: () => void }) {
  const t = useText(assetWords)
  const toast = useToast()
  const upload = useUpload(assetsApi.uploadPhoto)
  const report = useWrite(assetsApi.reportFault)
  const [photo, setPhoto] = useState<StoredFile | null>(null)
  const submit = async ({ text }: { text: string }) => {
    await report.mutateAsync({ subjectId, text, photoId: photo?.id ?? null })
    toast(t('fault.sent'))
    onDone()
  }
  return (
    <Form<{ text: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={(filled) => void submit(filled).catch(() => undefined)}
    >
      <ErrorSummary error={report.error ?? upload.error} labels={{ text: t('fault.text') }} />
      <FormField
        name="text"
        label={t('fault.text')}
        rules={[{ required: true, whitespace: true, message: t('required', { what: t('fault.text') }) }]}
      >
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} data-begin="" />
      </FormField>
      {photo ? (
        <p role="status">{t('fault.photo.there', { name: photo.name })}</p>
      ) : (
        <FileDrop
          label={t('fault.photo')}
          accept=".jpg,.jpeg,.png"
          maxBytes={assetsApi.uploadPhoto.upload?.maxBytes ?? 0}
          onFile={async (file, onProgress) =>
            setPhoto(await upload.mutateAsync({ input: { subjectId, name: file.name }, file, onProgress }))
          }
        />
      )}
      <div className="as-photo">
        <Button type="primary" htmlType="submit" size="large" block loading={report.isPending}>
          {t('fault.send')}
        </Button>
      </div>
    </Form>
  )
}
