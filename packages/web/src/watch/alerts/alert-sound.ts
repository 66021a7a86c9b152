import type { Severity } from '@rongheng/core/watch/severity'
import { useSyncExternalStore } from 'react'

const STORED_AS = 'rongheng.alert-sound'
const heard = new Set<() => void>()
let audio: AudioContext | null = null

const isOn = (): boolean => localStorage.getItem(STORED_AS) === 'on'

/** Whether alerts make a sound in this browser: off until the person turns it on, remembered from then. */
export const useAlertSound = (): boolean =>
  useSyncExternalStore(
    (told) => {
      heard.add(told)
      return () => heard.delete(told)
    },
    isOn,
    () => false,
  )

/** Turns the sound on or off; turning it on makes it heard once. */
export function setAlertSound(on: boolean): void {
  localStorage.setItem(STORED_AS, on ? 'on' : 'off')
  for (const told of heard) told()
  if (on) soundAlert('notice')
}

/** Two falling tones for what is urgent, three times over; one soft tone for the rest. Browsers are silent before the first click on a page. */
export function soundAlert(severity: Severity): void {
  audio ??= new AudioContext()
  void audio.resume()
  const urgent = severity === 'urgent'
  const tones = urgent ? [880, 660, 880, 660, 880, 660] : [660]
  for (const [at, hertz] of tones.entries())
    tone(audio, hertz, audio.currentTime + at * 0.22, urgent ? 0.25 : 0.12)
}

function tone(context: AudioContext, hertz: number, from: number, loud: number): void {
  const source = context.createOscillator()
  const gain = context.createGain()
  source.frequency.value = hertz
  gain.gain.setValueAtTime(loud, from)
  gain.gain.exponentialRampToValueAtTime(0.001, from + 0.2)
  source.connect(gain).connect(context.destination)
  source.start(from)
  source.stop(from + 0.2)
}
