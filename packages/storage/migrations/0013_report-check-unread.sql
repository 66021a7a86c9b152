-- Tables that were not understood are listed with the file they stand in, not counted beside it.
alter table report_check drop column unread_tables;
