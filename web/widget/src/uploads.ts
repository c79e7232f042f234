/** Pictures on their way: kept in the browser until the server has them, so neither a reload nor a lost network loses one. */
import { newId } from '@xiaoer/live/chat'
import type { KeptPicture, PictureShelf } from './picture-shelf'

export interface Upload {
  /** Also the client id of the message it becomes, so that it is one message however often it is tried. */
  id: string
  at: number
  preview: string
  width: number
  height: number
  /** From 0 to 1. */
  sent: number
  state: 'uploading' | 'failed'
  error?: string
}

export interface Stored {
  picture: string
  width: number
  height: number
  url: string
}

export class UploadRefused extends Error {
  constructor(readonly code: string) {
    super(`The picture was refused: ${code}`)
  }
}

export interface UploadsOptions {
  shelf: PictureShelf
  /** Raises UploadRefused when the server says no, anything else when it can't be reached. */
  post: (blob: Blob, onProgress: (part: number) => void) => Promise<Stored>
  onChange: (uploads: Upload[]) => void
  onStored: (upload: Upload, stored: Stored) => void
}

export class Uploads {
  private list: Upload[] = []
  private readonly blobs = new Map<string, Blob>()
  private readonly running = new Set<string>()

  constructor(private readonly options: UploadsOptions) {}

  /** Take up what an earlier page left behind. */
  async restore(): Promise<void> {
    for (const kept of await this.options.shelf.all()) {
      if (!this.blobs.has(kept.id)) this.take(kept)
    }
    this.resume()
  }

  async add(blob: Blob, width: number, height: number): Promise<void> {
    const kept: KeptPicture = { id: newId(), at: Date.now(), blob, width, height }
    this.take(kept)
    await this.options.shelf.put(kept)
    await this.run(kept.id)
  }

  /** The line is back: try again what waits. */
  resume(): void {
    this.list.filter((each) => each.state === 'uploading').forEach((each) => void this.run(each.id))
  }

  async retry(id: string): Promise<void> {
    this.change(id, { state: 'uploading', error: undefined, sent: 0 })
    await this.run(id)
  }

  async drop(id: string): Promise<void> {
    this.blobs.delete(id)
    const gone = this.list.find((each) => each.id === id)
    if (gone) URL.revokeObjectURL(gone.preview)
    this.list = this.list.filter((each) => each.id !== id)
    this.options.onChange(this.list)
    await this.options.shelf.remove(id)
  }

  private take({ id, at, blob, width, height }: KeptPicture): void {
    this.blobs.set(id, blob)
    this.list = [...this.list, { id, at, preview: URL.createObjectURL(blob), width, height, sent: 0, state: 'uploading' }]
    this.options.onChange(this.list)
  }

  private async run(id: string): Promise<void> {
    const blob = this.blobs.get(id)
    if (!blob || this.running.has(id)) return
    this.running.add(id)
    try {
      const stored = await this.options.post(blob, (sent) => this.change(id, { sent }))
      const upload = this.list.find((each) => each.id === id)
      // first the message, then the memory of the picture: a page that dies between the two sends the same id again
      if (upload) this.options.onStored(upload, stored)
      await this.drop(id)
    } catch (error) {
      // unreachable: it stays and is tried when the line is back
      if (error instanceof UploadRefused) this.change(id, { state: 'failed', error: error.code })
      else this.change(id, { sent: 0 })
    } finally {
      this.running.delete(id)
    }
  }

  private change(id: string, change: Partial<Upload>): void {
    this.list = this.list.map((each) => (each.id === id ? { ...each, ...change } : each))
    this.options.onChange(this.list)
  }
}
