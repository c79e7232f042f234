export { type Content, type Message, type Outgoing, type Timeline, apply, empty, enqueue } from './timeline'
export { LiveSocket, type Status } from './socket'
