import { beforeEach, describe, expect, it, vi } from 'vitest'
import { MemoryShelf } from './picture-shelf'
import { type Stored, type Upload, UploadRefused, Uploads } from './uploads'

const stored: Stored = { picture: 'p', width: 30, height: 20, url: '/pictures/p' }
const blob = new Blob(['x'], { type: 'image/png' })
let shelf: MemoryShelf
let shown: Upload[]
let done: string[]
let answers: (() => Promise<Stored>)[]

function uploads(): Uploads {
  return new Uploads({
    shelf,
    post: async (_, onProgress) => {
      onProgress(0.5)
      return (answers.shift() ?? (() => Promise.resolve(stored)))()
    },
    onChange: (list) => (shown = list),
    onStored: (upload) => done.push(upload.id),
  })
}
const unreachable = (): Promise<Stored> => Promise.reject(new TypeError('offline'))
const refused = (): Promise<Stored> => Promise.reject(new UploadRefused('picture_invalid'))

beforeEach(() => {
  URL.createObjectURL = vi.fn(() => 'blob:x')
  URL.revokeObjectURL = vi.fn()
  shelf = new MemoryShelf()
  shown = []
  done = []
  answers = []
})

describe('a picture', () => {
  it('is shown while it uploads and handed over once', async () => {
    const adding = uploads().add(blob, 30, 20)
    expect(shown[0]).toMatchObject({ preview: 'blob:x', state: 'uploading' })
    await adding
    expect([shown, done.length, (await shelf.all()).length]).toEqual([[], 1, 0])
  })

  it('waits for the network and goes when it is back', async () => {
    answers = [unreachable]
    const waiting = uploads()
    await waiting.add(blob, 30, 20)
    expect([shown[0]?.state, shown[0]?.sent, done.length]).toEqual(['uploading', 0, 0])
    waiting.resume()
    await vi.waitFor(() => expect(done).toHaveLength(1))
  })

  it('survives a reload under the same id', async () => {
    answers = [unreachable]
    await uploads().add(blob, 30, 20)
    const id = shown[0]!.id
    await uploads().restore()
    await vi.waitFor(() => expect(done).toEqual([id]))
  })

  it('that was refused waits for the shopper to retry or drop it', async () => {
    answers = [refused, refused]
    const trying = uploads()
    await trying.add(blob, 30, 20)
    expect(shown[0]).toMatchObject({ state: 'failed', error: 'picture_invalid' })
    trying.resume()
    await trying.retry(shown[0]!.id)
    expect(done).toEqual([])
    await trying.drop(shown[0]!.id)
    expect([shown.length, (await shelf.all()).length]).toEqual([0, 0])
  })
})
