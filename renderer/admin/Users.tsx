/** Who may come in: the accounts of this console, and everybody whom the room has ever let in. */
import { Accounts } from './Accounts.tsx'
import { RoomPeople } from './RoomPeople.tsx'

export default function Users() {
  return (
    <>
      <Accounts />
      <RoomPeople />
    </>
  )
}
