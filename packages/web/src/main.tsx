import './app/polyfills.ts'
import './app/base.css'
import './ui/parts.css'
import './app/print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import { watchAttendance } from './api/attendance.ts'
import { App } from './app/App.tsx'

// Zod's fast path builds functions from text, which the content policy forbids.
config({ jitless: true })

watchAttendance()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
