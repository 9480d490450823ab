"""School weeks, and the many ways in which schools write them down: timetables with a known content.

`weeks` draws what a school does; `dress` and `notation` say how it is shown; `layouts` lay it out as tables;
`arrange` puts the tables on sheets with what stands around them; `writers` is the face of it all.
Nothing here knows the reader: a sheet says what a careful person who knows the school would read in it.
"""
