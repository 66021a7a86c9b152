import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// The web tests share one browser page for speed: each leaves it as it found it.
afterEach(() => {
  cleanup()
  localStorage.clear()
})
