import { lazy, useState } from 'react'
import { useMay } from '../../app/session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useText } from '../../ui/text.tsx'
import { importWords } from './words.ts'

const ImportPanel = lazy(async () => ({ default: (await import('./ImportPanel.tsx')).ImportPanel }))

/** 导入: opens the panel that reads the list of another program. */
export function ImportButton() {
  const t = useText(importWords)
  const may = useMay('watch.write')
  const [open, setOpen] = useState(false)
  return (
    <>
      <ActionButton
        label={t('import')}
        disabledReason={may ? null : t('may-not.write')}
        onPress={() => setOpen(true)}
      />
      <SidePanel open={open} title={t('import.title')} onClose={() => setOpen(false)}>
        <ImportPanel onDone={() => setOpen(false)} />
      </SidePanel>
    </>
  )
}
