import { Dialog } from '../ui/Dialog.tsx'
import { useText } from '../ui/text.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { shellWords } from './words.ts'

/** Changing one's password by choice, over the page one is on. */
export function PasswordDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText(shellWords)
  return (
    <Dialog open={open} onClose={onClose} title={t('account.password')}>
      <PasswordForm onDone={onClose} />
    </Dialog>
  )
}
