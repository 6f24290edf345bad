Feature: who may come in: every path asks for a token, a scope and, where the specification says so, the mediator's header

  Background:
    Given a village with its catalogue, a villager and a program at the village window

  Scenario Outline: without a good token, 401; with one that may not do this, 403
    Given the program's token is wrong
    When the program sends <method> "<path>"
    Then the answer is 401
    And it is an error
    Given the program may only report problems
    When the program sends <method> "<path>"
    Then the answer is 403
    And it is an error

    Examples:
      | method | path                              |
      | GET    | /services                         |
      | GET    | /services/{service}               |
      | GET    | /services/{service}/eForms        |
      | GET    | /eForms/{nobody}                  |
      | POST   | /services/{service}/applications  |
      | POST   | /documents                        |
      | GET    | /applications                     |
      | GET    | /applications/{nobody}            |
      | PUT    | /applications/{nobody}            |
      | GET    | /tasks                            |
      | GET    | /tasks/{nobody}.1                 |
      | POST   | /tasks/{nobody}.1/complete        |
      | GET    | /data/statistics                  |

  Scenario Outline: without the mediator's header, or with one that is not INSTANCE/CLASS/MEMBER/SUBSYSTEM, 400
    Given the mediator's header is "<header>"
    When the program sends <method> "<path>"
    Then the answer is 400
    And it is an error

    Examples:
      | header    | method | path                             |
      |           | GET    | /applications                    |
      | eGovStack | GET    | /applications                    |
      | a/b/c     | GET    | /applications/{nobody}           |
      | a/b/c/d/e | PUT    | /applications/{nobody}           |
      | a/b//d    | POST   | /services/{service}/applications |
      |           | GET    | /data/statistics                 |

  Scenario Outline: a method the path does not take, 405
    When the program sends <method> "<path>"
    Then the answer is 405
    And it is an error

    Examples:
      | method | path                   |
      | DELETE | /applications/{nobody} |
      | PUT    | /services              |
      | POST   | /data/statistics       |
