// Grade hotspot: exactly the right places, as a choice among them. Twin of model/grade/hotspot.py.
export { chosen, grade, offered } from "./choice.js";
