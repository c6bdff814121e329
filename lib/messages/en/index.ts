import common from "./common.json";
import download from "./download.json";
import mail from "./mail.json";
import my from "./my.json";
import workspace from "./workspace.json";

/** One file an area, so that people can work on two areas at once. */
export const messages = { common, download, mail, my, workspace };
