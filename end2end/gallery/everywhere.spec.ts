import { everyTour } from "../tours/all.ts";
import { shoot } from "./shoot.ts";

everyTour(shoot);
