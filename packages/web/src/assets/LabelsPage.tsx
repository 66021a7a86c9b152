import { assetsApi, type DeviceLine } from '@rongheng/core/assets/api'
import { encode } from 'uqr'
import { useRead } from '../api/use-read.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useText } from '../ui/text.tsx'
import { useQueryValue } from '../ui/use-query-value.ts'
import '../ui/forms.css'
import './assets.css'
import { subjectPath } from './subject-path.ts'
import { useAssetUnit } from './use-unit.ts'
import { assetWords } from './words.ts'

/** Labels to print and stick on devices: one, those of a system or state, or all that are not scrapped. */
export function LabelsPage() {
  const t = useText(assetWords)
  const { unitId } = useAssetUnit()
  return unitId === null ? <EmptyState title={t('none.rows')} /> : <Labels unitId={unitId} />
}

function Labels({ unitId }: { unitId: string }) {
  const t = useText(assetWords)
  const register = useRead(assetsApi.register, { unitId: unitId as never })
  const [device] = useQueryValue('device')
  const [system] = useQueryValue('system')
  const [state] = useQueryValue('state')
  const shown = register.devices.filter((one) =>
    device !== ''
      ? one.id === device
      : (system === '' || one.systemId === system) &&
        (state === '' ? one.state !== 'scrapped' : one.state === state),
  )
  const { origin, hostname } = window.location
  const local = hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]'
  return (
    <>
      <p className="no-print">
        <PageLink to={device === '' ? `/assets?unit=${unitId}&tab=device` : subjectPath(device)}>
          {t('back')}
        </PageLink>
      </p>
      <div className="no-print">
        <PageTitle
          note={t('labels.note')}
          actions={
            <ActionButton
              label={t('print')}
              primary
              disabledReason={shown.length === 0 ? t('none.rows') : null}
              onPress={() => window.print()}
            />
          }
        >
          {t('labels.title')}
        </PageTitle>
      </div>
      {local && <p className="as-notice no-print">{t('labels.local', { origin })}</p>}
      <ul className="as-labels">
        {shown.map((one) => (
          <Label
            key={one.id}
            device={one}
            address={`${origin}${subjectPath(one.id)}`}
            systemName={register.systems.find((s) => s.id === one.systemId)?.name ?? ''}
          />
        ))}
      </ul>
    </>
  )
}

function Label({ device, address, systemName }: { device: DeviceLine; address: string; systemName: string }) {
  const t = useText(assetWords)
  return (
    <li className="as-label">
      <Code text={address} label={t('labels.code', { name: device.name })} />
      <div>
        <strong>{device.name}</strong>
        <span>{systemName}</span>
        <span>{[device.brand, device.model].filter(Boolean).join(' ')}</span>
        <span>{device.assetNumber || device.serial}</span>
      </div>
    </li>
  )
}

/** A QR code as one path of an SVG, sharp on any printer. */
function Code({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      className="as-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      data-address={text}
    >
      <path d={path} />
    </svg>
  )
}
