import type { MouseEvent } from 'react'

/** Brings a place of the report's page into sight, without a new entry in the browser's history. */
export const toPlace = (id: string) => (event: MouseEvent) => {
  event.preventDefault()
  document.getElementById(id)?.scrollIntoView({ behavior: 'smooth', block: 'center' })
}
