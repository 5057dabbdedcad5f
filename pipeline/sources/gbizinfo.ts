import {type GbizinfoList, gbizinfoLists, gbizinfoPages, gbizinfoProfile} from "../contracts/api/gbizinfo.js";
import {type Reading, reading} from "../contracts/reading.js";
import type {ReferenceRows, Request} from "../contracts/request.js";
import {defineSource} from "../contracts/source.js";
import {UnreadableFile} from "../errors.js";
import {nameKey} from "../read/fold.js";
import {readPayload} from "../read/payload.js";
