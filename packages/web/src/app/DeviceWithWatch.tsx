import { DevicePage } from '../assets/DevicePage.tsx'
import { DeviceWatch } from '../watch/DeviceWatch.tsx'

/** The page of a device, with its checks. */
export function DeviceWithWatch({ deviceId }: { deviceId: string }) {
  return (
    <DevicePage deviceId={deviceId}>
      <DeviceWatch deviceId={deviceId} />
    </DevicePage>
  )
}
