/** What a person can ask for at a mention. */
export type ChipAction =
  | "hand_off"
  | "undo"
  | "send_now"
  | "is_service"
  | "not_service"
  | "take_back"
  | "why"
  | "open_case";
