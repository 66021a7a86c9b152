-- One word for one thing: 核对 of a signed version is a verification, 体检 of a report is a check.
alter table report_check rename to report_verification;
alter index report_check_report rename to report_verification_report;
alter table report_checkup rename to report_check;
alter index report_checkup_unit rename to report_check_unit;
alter table report_checkup_file rename to report_check_file;
alter table report_checkup_dismissal rename to report_check_dismissal;
