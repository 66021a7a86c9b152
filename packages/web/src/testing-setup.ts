import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Only a test that fails waits so long; on a busy machine a form may take seconds to be drawn.
configure({ asyncUtilTimeout: 10_000 })

// The web tests share one browser page for speed: each leaves it as it found it.
afterEach(() => {
  cleanup()
  localStorage.clear()
})
