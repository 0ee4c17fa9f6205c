import { phoneTours } from "../tours/phone.ts";
import { shoot } from "./shoot.ts";

phoneTours(shoot);
